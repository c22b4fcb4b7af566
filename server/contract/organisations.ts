import { IdField, OneOfField, TextField, YesNoField } from './fields.js';
import { ORGANISATION_KINDS, type OrganisationKind } from './roles.js';

export class OrganisationView {
  @IdField() id: string;
  @TextField(200) name: string;
  @OneOfField(ORGANISATION_KINDS) kind: OrganisationKind;
  @YesNoField({ description: 'The name itself gives something away; those outside it see "confidential service".' })
  nameIsSensitive: boolean;
}

/** Narrows down who can be asked; without either it is everybody. */
export class FindProfessionals {
  @TextField(100, { optional: true, description: 'Part of a name; capitals and accents do not matter.' }) search?: string;
  @IdField({ optional: true }) organisationId?: string;
}

/** A colleague of any organisation, to choose when somebody becomes involved. Never a list of households. */
export class ProfessionalView {
  @IdField() id: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @IdField() organisationId: string;
  @TextField(200) organisationName: string;
}
