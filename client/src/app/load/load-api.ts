import { httpResource } from '@angular/common/http';
import { Service } from '@angular/core';
import type { TeamLoad } from '@contract/load';

@Service()
export class LoadApi {
  /** Of the reader's teams. Call where injection is possible. */
  load() {
    return httpResource<TeamLoad>(() => '/api/v1/load');
  }
}
