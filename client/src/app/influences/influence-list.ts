import { Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { HouseholdPicture } from '@contract/households';
import type { CircleView, InfluenceMap, InfluenceView, ProblemView } from '@contract/influences';
import { domainName } from '../shared/domain-name';
import { calledNames, memberName } from '../shared/household-people';
import { Icon } from '../shared/icon';
import { Words } from '../shared/words';
import { isInCircle } from './circle-sentence';

type Said = Pick<ProblemView, 'saidByMemberId' | 'saidOn' | 'recordedBy'>;

/** The map in words: each influence with what was said of it, and each problem; what is over is folded away. */
@Component({
  selector: 'app-influence-list',
  imports: [Icon, MatIconButton],
  templateUrl: './influence-list.html',
  styleUrl: './influence-list.scss',
})
export class InfluenceList {
  protected readonly words = inject(Words);
  readonly picture = input.required<HouseholdPicture>();
  readonly map = input.required<InfluenceMap>();
  readonly circle = input<CircleView>();
  readonly problem = output<ProblemView>();
  readonly influence = output<InfluenceView>();

  private readonly byId = computed(() => new Map(this.map().problems.map((problem) => [problem.id, problem])));
  private readonly names = computed(() => calledNames(this.picture()));
  protected readonly open = computed(() => this.map().problems.filter(({ until }) => until === null));
  protected readonly influences = computed(() => this.map().influences.filter((each) => this.holds(each)));
  protected readonly over = computed(() => ({
    problems: this.map().problems.filter(({ until }) => until !== null),
    influences: this.map().influences.filter((each) => !this.holds(each)),
  }));

  protected fromTo({ fromProblemId, toProblemId }: InfluenceView): string {
    return `${this.byId().get(fromProblemId)?.label ?? ''} → ${this.byId().get(toProblemId)?.label ?? ''}`;
  }

  protected inCircle({ fromProblemId, toProblemId }: InfluenceView): boolean {
    return isInCircle(this.circle(), fromProblemId, toProblemId);
  }

  protected whereOf({ memberId, domain }: ProblemView): string {
    const name = memberName(this.picture(), memberId);
    const part = domainName(domain, this.words.language());
    return name ? `${this.called(name)} · ${part}` : part;
  }

  /** "Yara, 16 September"; where nobody of the household is named, that these are the words of who wrote them down. */
  protected saidBy({ saidByMemberId, saidOn, recordedBy }: Said): string {
    const name = memberName(this.picture(), saidByMemberId);
    const day = this.words.day(saidOn, 'long');
    return name ? `${this.called(name)}, ${day}` : this.words.t('influences.byProfessional', { name: recordedBy ?? this.words.t('team.confidential'), day });
  }

  protected period({ since, until }: Pick<ProblemView, 'since' | 'until'>): string {
    return this.words.t(until ? 'influences.period' : 'influences.sinceDay', { from: this.words.day(since, 'long'), until: this.words.day(until, 'long') });
  }

  private holds({ until, fromProblemId, toProblemId }: InfluenceView): boolean {
    return [until, this.byId().get(fromProblemId)?.until, this.byId().get(toProblemId)?.until].every((each) => each === null);
  }

  private called(name: string): string {
    return this.names().get(name) ?? name;
  }
}
