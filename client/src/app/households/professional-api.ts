import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { OrganisationView, ProfessionalView } from '@contract/organisations';

@Service()
export class ProfessionalApi {
  /** Colleagues whose name fits, at most 50; nothing is asked before two letters are typed. Call where injection is possible. */
  search(text: () => string, organisationId: () => string) {
    return httpResource<ProfessionalView[]>(
      () => {
        const search = text().trim();
        const organisation = organisationId();
        if (search.length < 2 && !organisation) return undefined;
        const params = { ...(search ? { search } : {}), ...(organisation ? { organisationId: organisation } : {}) };
        return { url: '/api/v1/professionals', params };
      },
      { defaultValue: [] },
    );
  }

  organisations() {
    return httpResource<OrganisationView[]>(() => '/api/v1/organisations', { defaultValue: [] });
  }
}
