import { Component, computed, input } from '@angular/core';
import { ICON_STYLES, ICON_TEMPLATE } from './icon-shape';
import { iconPath, type IconName } from './icon-shapes';

/** An icon beside words; never the only bearer of a meaning. */
@Component({ selector: 'app-icon', template: ICON_TEMPLATE, styles: ICON_STYLES })
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => iconPath(this.name()));
}
