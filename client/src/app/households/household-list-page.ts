import { Component } from '@angular/core';
@Component({ selector: 'app-household-list-page', template: `` })
export class HouseholdListPage {}
