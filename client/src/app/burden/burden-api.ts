import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { Burden } from '@contract/burden';

@Service()
export class BurdenApi {
  /** The burden on a household, week by week. Call where injection is possible. */
  burden(householdId: () => string) {
    return httpResource<Burden>(() => `/api/v1/households/${householdId()}/burden`);
  }
}
