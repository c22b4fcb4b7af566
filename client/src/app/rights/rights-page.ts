import { Component, computed, inject, input, signal } from '@angular/core';
import type { ComponentType } from '@angular/cdk/overlay';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture, MemberView } from '@contract/households';
import type { RectificationView } from '@contract/rights';
import { firstValueFrom } from 'rxjs';
import { HouseholdApi } from '../households/household-api';
import { followNews } from '../news/follow-news';
import { BackLink } from '../shared/back-link';
import { daysBetween } from '../shared/day';
import type { Typed } from '../shared/dialog-opener';
import { Dialogs } from '../shared/dialogs';
import { domainName } from '../shared/domain-name';
import { memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { refusalOf, type Refusal } from '../shared/problem';
import { Skeleton } from '../shared/skeleton';
import { StateMessage } from '../shared/state-message';
import { Words } from '../shared/words';
import { RightsApi } from './rights-api';

/** What the household may ask and what waits for an answer; the end of the case, and how long it is kept. */
@Component({
  selector: 'app-rights-page',
  imports: [BackLink, Icon, MatButton, Skeleton, StateMessage],
  templateUrl: './rights-page.html',
  styleUrl: './rights-page.scss',
})
export class RightsPage {
  private readonly api = inject(RightsApi);
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);

  /** From the address. */
  readonly householdId = input.required<string>();
  protected readonly household = inject(HouseholdApi).picture(this.householdId);
  protected readonly requests = this.api.rectifications(this.householdId);
  protected readonly closing = this.api.closing(this.householdId);
  protected readonly picture = computed(() => (this.household.hasValue() ? this.household.value() : undefined));
  protected readonly error = computed(() => this.household.error() ?? this.requests.error() ?? this.closing.error());
  protected readonly refusal = signal<Refusal | null>(null);

  constructor() {
    followNews(this.householdId, this.household, this.requests, this.closing);
  }

  protected nameOf(request: RectificationView, picture: HouseholdPicture): string {
    return memberName(picture, request.memberId) ?? '';
  }

  protected about(request: RectificationView): string {
    const subject = this.words.t(`rectificationSubject.${request.subject}`);
    return request.domain ? `${subject}: ${domainName(request.domain, this.words.language())}` : subject;
  }

  /** "Answer before 3 December", or since when it is late. */
  protected due(request: RectificationView, picture: HouseholdPicture): { late: boolean; text: string } {
    const late = daysBetween(request.dueOn, picture.today) > 0;
    return { late, text: this.words.t(late ? 'rights.late' : 'rights.due', { day: this.words.day(request.dueOn, 'long') }) };
  }

  protected lawNames(laws: readonly string[]): string {
    const terms = this.closing.hasValue() ? this.closing.value().terms : [];
    return this.words.list(laws.map((law) => terms.find((term) => term.law === law)?.name ?? law));
  }

  protected async export(member: MemberView, picture: HouseholdPicture): Promise<void> {
    const { MemberDataDialog } = await import('./member-data-dialog');
    await this.dialogs.open(MemberDataDialog, { picture, member });
  }

  protected async ask(member: MemberView, picture: HouseholdPicture): Promise<void> {
    const { AskRectificationDialog } = await import('./ask-rectification-dialog');
    await this.then(AskRectificationDialog, { picture, member });
  }

  protected async answer(request: RectificationView): Promise<void> {
    const { AnswerRectificationDialog } = await import('./answer-rectification-dialog');
    await this.then(AnswerRectificationDialog, { householdId: this.householdId(), request });
  }

  protected async close(picture: HouseholdPicture): Promise<void> {
    const { CloseHouseholdDialog } = await import('./close-household-dialog');
    await this.then(CloseHouseholdDialog, { householdId: this.householdId(), today: picture.today, closing: this.closing.value() });
  }

  protected async reopen(): Promise<void> {
    const { ReopenHouseholdDialog } = await import('./reopen-household-dialog');
    await this.then(ReopenHouseholdDialog, { householdId: this.householdId(), closing: this.closing.value()! });
  }

  protected async hold(): Promise<void> {
    const { HoldDialog } = await import('./hold-dialog');
    await this.then(HoldDialog, this.householdId());
  }

  protected async lift(id: string): Promise<void> {
    this.refusal.set(null);
    await firstValueFrom(this.api.liftHold(this.householdId(), id)).catch((error: unknown) => this.refusal.set(refusalOf(error)));
    this.reload();
  }

  protected reload(): void {
    this.household.reload();
    this.requests.reload();
    this.closing.reload();
  }

  private async then(dialog: ComponentType<Typed>, data: unknown): Promise<void> {
    if (await this.dialogs.open(dialog, data)) this.reload();
  }
}
