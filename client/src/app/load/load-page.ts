import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CaseloadView } from '@contract/load';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { LoadApi } from './load-api';

/** For a team lead: who leads how much, and which households nobody leads. */
@Component({
  selector: 'app-load-page',
  imports: [Icon, RouterLink, Skeleton, StateMessage],
  templateUrl: './load-page.html',
  styleUrl: './load-page.scss',
})
export class LoadPage {
  protected readonly words = inject(Words);
  protected readonly load = inject(LoadApi).load();
  protected readonly view = computed(() => (this.load.hasValue() ? this.load.value() : undefined));
  /** Bars share one scale. */
  protected readonly most = computed(() => Math.max(1, ...(this.view()?.caseloads ?? []).map(totalOf)));

  protected readonly total = totalOf;
}

const totalOf = ({ intensive, light }: CaseloadView): number => intensive + light;
