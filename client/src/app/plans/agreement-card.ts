import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { PlanVersions } from '@contract/plan-agreement';
import { Dialogs } from '../shared/dialogs';
import { presentMembers } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { changeInWords } from './change-words';

/** Who agrees with the plan, in their own words, and what changed since. */
@Component({
  selector: 'app-agreement-card',
  imports: [Icon, MatButton],
  template: `
    <div class="card-head">
      <h2>{{ words.t('planRoom.agreement') }}</h2>
      @if (picture().plan.mayChange) {
        <button matButton="tonal" type="button" (click)="agree()"><app-icon name="speech" /> {{ words.t('planRoom.agree') }}</button>
      }
    </div>
    @if (newest(); as it) {
      <p class="soft">{{ words.t('planRoom.ofVersion', { number: it.number, day: words.day(it.madeOn, 'long') }) }}</p>
      @if (changes().length > 0) {
        <div class="newer">
          <p><app-icon name="warning" /> {{ words.t('planRoom.newer', { number: it.number }) }}</p>
          <ul>
            @for (change of changes(); track $index) {
              <li>{{ change }}</li>
            }
          </ul>
        </div>
      }
    } @else {
      <p class="soft">{{ words.t('planRoom.noVersion') }}</p>
    }
    <ul class="members">
      @for (member of members(); track member.id) {
        <li>
          <p>
            <strong>{{ member.name }}</strong>
            @if (member.said; as said) {
              <span class="tag" [class.calm]="said.kind === 'agrees'" [class.amber]="said.kind === 'in_part'" [class.attention]="said.kind === 'not'">{{ words.t('agreementKind.' + said.kind) }}</span>
            } @else {
              <span class="tag">{{ words.t('planRoom.notAsked') }}</span>
            }
          </p>
          @if (member.said?.words; as text) {
            <p class="quote">{{ text }}</p>
          }
          @if (member.said; as said) {
            <p class="soft small">{{ words.t('planRoom.given', { day: words.day(said.givenOn, 'long'), name: said.recordedBy ?? words.t('team.confidential') }) }}</p>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './agreement-card.scss',
})
export class AgreementCard {
  private readonly dialogs = inject(Dialogs);
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly versions = input.required<PlanVersions>();
  readonly changed = output();

  protected readonly newest = computed(() => this.versions().versions[0]);
  protected readonly changes = computed(() => this.versions().changedSince.map((change) => changeInWords(this.words, change)));
  protected readonly members = computed(() =>
    presentMembers(this.picture()).map(({ id, name }) => ({ id, name, said: this.newest()?.agreements.find(({ memberId }) => memberId === id) })),
  );

  protected async agree(): Promise<void> {
    const { AgreementDialog } = await import('./agreement-dialog');
    if (await this.dialogs.open(AgreementDialog, this.picture())) this.changed.emit();
  }
}
