import { Component } from '@angular/core';
@Component({ selector: 'app-household-page', template: `` })
export class HouseholdPage {}
