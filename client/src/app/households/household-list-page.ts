import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { SEARCH_LENGTH } from '@contract/household-words';
import type { HouseholdList } from '@contract/households';
import { firstValueFrom } from 'rxjs';
import { worksWithHouseholds } from '../session/home';
import { Session } from '../session/session';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';
import { HouseholdCard } from './household-card';
import { asksAttention } from './household-attention';
import { HouseholdSearch } from './household-search';

@Component({
  selector: 'app-household-list-page',
  imports: [HouseholdCard, Icon, MatButton, RouterLink, Skeleton, StateMessage],
  templateUrl: './household-list-page.html',
  styleUrl: './household-list-page.scss',
})
export class HouseholdListPage {
  private readonly api = inject(HouseholdApi);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);

  protected readonly typed = signal('');
  protected readonly longest = SEARCH_LENGTH;
  /** Rows from which on only those that are looked at are drawn. */
  protected readonly longList = 100;
  protected readonly mayOpen = computed(() => {
    const session = this.session.current();
    return session !== null && worksWithHouseholds(session);
  });
  protected readonly first = this.api.list(this.mayOpen);
  /** All pages so far. */
  private readonly pages = linkedSignal<HouseholdList[]>(() => (this.first.hasValue() ? [this.first.value()] : []));
  protected readonly known = computed(() => this.pages().flatMap((page) => page.households));
  protected readonly search = new HouseholdSearch(this.typed, this.known);
  protected readonly households = this.search.found;
  protected readonly searches = computed(() => this.typed().trim() !== '');
  protected readonly next = computed(() => (this.searches() ? this.search.next() : (this.pages().at(-1)?.next ?? null)));
  protected readonly loadingMore = signal(false);
  protected readonly error = linkedSignal<unknown>(() => this.first.error());

  protected readonly groups = computed(() => {
    const now = this.households().filter(asksAttention);
    const fine = this.households().filter((household) => !asksAttention(household));
    return [
      { title: 'households.now', households: now },
      { title: 'households.fine', households: fine },
    ].filter((group) => group.households.length > 0);
  });
  protected readonly leadsTeam = computed(() => this.session.current()?.roles.includes('team_lead') ?? false);

  protected async more(after: string): Promise<void> {
    this.loadingMore.set(true);
    if (this.searches()) await this.search.more(after);
    else await this.moreOfList(after);
    this.loadingMore.set(false);
  }

  private async moreOfList(after: string): Promise<void> {
    try {
      const page = await firstValueFrom(this.api.pageAfter(after));
      this.pages.update((pages) => [...pages, page]);
    } catch (error) {
      this.error.set(error);
    }
  }

  protected retry(): void {
    this.error.set(undefined);
    this.first.reload();
  }

  protected async open(): Promise<void> {
    const { OpenHouseholdDialog } = await import('./open-household-dialog');
    const opened = await this.dialogs.open<string>(OpenHouseholdDialog);
    if (opened) await this.router.navigate(['/households', opened]);
  }
}
