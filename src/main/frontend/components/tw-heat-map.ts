import { customElement } from 'lit/decorators.js';
import { GridElement, type GridModel } from '../lib/grid-element';

@customElement('tw-heat-map')
export class TwHeatMap extends GridElement {
  protected showNumbers(model: GridModel) {
    return model.columns.length <= 12;
  }
}
