import { Component, computed, inject, input } from '@angular/core';
import { LOOK_MINUTES } from '@contract/view-words';
import type { HouseholdViews } from '@contract/views';
import { addDays } from '../shared/day';
import { Words } from '../shared/words';
import { paperLines } from './viewer-words';

/** What fits on one page in large letters. */
const LINES = 14;

/** The same on one page for the household, in large letters: only in print. */
@Component({
  selector: 'app-views-paper',
  template: `
    @let it = views();
    <h1>{{ words.t('paper.title') }}</h1>
    <p class="lead">
      {{ words.t(memberName() ? 'paper.aboutMember' : 'paper.about', { name: memberName() ?? it.householdName, from: words.day(it.from, 'long'), until: words.day(lastDay(), 'long') }) }}
    </p>
    <ul>
      @for (line of shown(); track $index) {
        <li>
          <strong>{{ line.name }}</strong>&ngsp;
          @if (line.ground) {
            <span>({{ line.ground }})</span>
          }
          <br />
          @if (line.looks > 0) {
            {{ words.count('paper.looks', line.looks) }}
          }
          @if (line.changes > 0) {
            {{ words.count('paper.changes', line.changes) }}
          }
          {{ words.t('paper.lastDay', { day: words.day(line.lastDay, 'long') }) }}
        </li>
      } @empty {
        <li>{{ words.t('paper.nobody') }}</li>
      }
    </ul>
    @if (others() > 0) {
      <p>{{ words.count('paper.others', others()) }}</p>
    }
    @if (it.emergencies.length > 0) {
      <p>{{ words.t('paper.emergency') }}</p>
    }
    @if (it.refusals > 0) {
      <p>{{ words.count('paper.refusals', it.refusals) }}</p>
    }
    <p>{{ words.t('views.aLook', { minutes }) }}</p>
    <p class="foot">{{ words.t('paper.questions') }}</p>
  `,
  styles: `
    :host {
      display: none;
    }
    @media print {
      :host {
        display: block;
        color: #000;
        background: #fff;
        font-size: 15pt;
        line-height: 1.35;
      }
      h1 {
        font-size: 24pt;
      }
      .lead {
        margin-block: 0.4em 0.8em;
      }
      li {
        padding-block: 0.3em;
        border-top: 1px solid #999;
        break-inside: avoid;
      }
      p {
        margin-top: 0.6em;
      }
    }
  `,
})
export class ViewsPaper {
  protected readonly words = inject(Words);
  protected readonly minutes = LOOK_MINUTES;
  readonly views = input.required<HouseholdViews>();
  /** Where it is about one member. */
  readonly memberName = input.required<string | null>();
  private readonly lines = computed(() => paperLines(this.words, this.views().people.filter(({ professionalId }) => professionalId !== null)));
  protected readonly shown = computed(() => this.lines().slice(0, LINES));
  protected readonly others = computed(() => this.lines().length - this.shown().length);
  protected readonly lastDay = computed(() => addDays(this.views().until, -1));
}
