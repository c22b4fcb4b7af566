import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

/** Documents the household in the address of all routes of a controller. */
export const HouseholdParam = (): ClassDecorator => applyDecorators(ApiParam({ name: 'householdId', format: 'uuid' })) as ClassDecorator;
