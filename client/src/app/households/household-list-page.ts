import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { SEARCH_LENGTH } from '@contract/household-words';
import type { HouseholdList } from '@contract/households';
import { worksWithHouseholds } from '../session/home';
import { KeptState } from '../session/kept-state';
import { Session } from '../session/session';
import { Dialogs } from '../shared/dialogs';
import { Icon } from '../shared/icon';
import { ListPages, rowsOnce } from '../shared/list-pages';
import { LongList } from '../shared/long-list';
import { PageCode } from '../shared/page-code';
import { SearchBox } from '../shared/search-box';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { HouseholdApi } from './household-api';
import { HouseholdCard } from './household-card';
import { asksAttention } from './household-attention';
import { HouseholdSearch } from './household-search';

/** What is kept of the page for who comes back to it. */
interface Kept {
  typed: string;
  pages: HouseholdList[];
  /** The page with the household that was opened from it; 0 is also any other. */
  opened: number;
}

@Component({
  selector: 'app-household-list-page',
  imports: [HouseholdCard, Icon, LongList, MatButton, RouterLink, SearchBox, Skeleton, StateMessage],
  templateUrl: './household-list-page.html',
  styleUrl: './household-list-page.scss',
})
export class HouseholdListPage {
  private readonly api = inject(HouseholdApi);
  private readonly dialogs = inject(Dialogs);
  private readonly pageCode = inject(PageCode);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly words = inject(Words);

  private readonly kept = inject(KeptState).of('households', (leftFor): Kept => ({
    typed: this.typed(),
    pages: this.pages.all(),
    opened: Math.max(0, this.pages.all().findIndex(({ households }) => households.some(({ id }) => leftFor.includes(id)))),
  }));
  protected readonly typed = signal(this.kept?.typed ?? '');
  protected readonly longest = SEARCH_LENGTH;
  protected readonly mayOpen = computed(() => {
    const session = this.session.current();
    return session !== null && worksWithHouseholds(session);
  });
  protected readonly first = this.api.list(this.mayOpen);
  private readonly pages = new ListPages(this.first, (after) => this.api.pageAfter(after), { kept: this.kept?.pages });
  protected readonly known = computed(() => rowsOnce(this.pages.all().flatMap(({ households }) => households), 'id'));
  protected readonly search = new HouseholdSearch(this.typed, this.known);
  protected readonly households = this.search.found;
  protected readonly searches = computed(() => this.typed().trim() !== '');
  protected readonly next = computed(() => (this.searches() ? this.search.next() : this.pages.next()));
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

  constructor() {
    // In the household that was opened something may have changed. What does not come through stays as it was.
    if (this.kept?.opened) void this.pages.renew(this.kept.opened).catch(() => undefined);
  }

  /** Who points at a household, touches it or comes to it by keyboard is likely to open it. */
  protected comeNear(): void {
    this.pageCode.fetch('households/:householdId');
  }

  protected async more(after: string): Promise<void> {
    this.loadingMore.set(true);
    if (this.searches()) await this.search.more(after);
    else await this.pages.more().catch((error: unknown) => this.error.set(error));
    this.loadingMore.set(false);
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
