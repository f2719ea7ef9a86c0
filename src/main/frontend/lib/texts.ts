/** The few texts that the browser makes itself. English is the key; other languages stand below. */

const TEXTS: Record<string, Record<string, string>> = {
  de: {
    'No data in this range': 'Keine Daten in diesem Zeitraum',
    'Show {0} as a table': '{0} als Tabelle zeigen',
    Table: 'Tabelle',
    'Save {0}': '{0} speichern',
    Save: 'Speichern',
    '{0}, table': '{0}, Tabelle',
    '{0}, {1}: unknown': '{0}, {1}: unbekannt',
    unknown: 'unbekannt',
    Kind: 'Art',
    'no data': 'keine Daten',
    'under the policy': 'unter der Richtlinie',
    'metro or edge': 'Metro oder Edge',
    'yearly average': 'Jahresmittel',
    forecast: 'Prognose',
    measured: 'gemessen',
    estimated: 'geschätzt',
    modelled: 'modelliert',
    policy: 'Richtlinie',
    objective: 'Ziel',
    'outside the objective': 'außerhalb des Ziels',
    'not measured': 'nicht gemessen',
    'Transfer class': 'Transferklasse',
    'Width, {0}': 'Breite, {0}',
    'Inter-region': 'Zwischen Regionen',
    'Inter-provider': 'Zwischen Anbietern',
    'Inter-zone': 'Zwischen Zonen',
    'Private link': 'Private Verbindung',
    'Load balancer': 'Load Balancer',
    'Other transfer': 'Anderer Transfer',
    Pause: 'Anhalten',
    Play: 'Abspielen',
    ', sum of the range': ', Summe des Zeitraums',
    'no data at this hour': 'keine Daten zu dieser Stunde',
    'whole range': 'ganzer Zeitraum',
    known: 'bekannt',
    'limit {0}': 'Grenze {0}',
    'Zoom in': 'Vergrößern',
    'Zoom out': 'Verkleinern',
    'Show all sites': 'Alle Standorte zeigen',
    'filled bar: run': 'gefüllter Balken: Lauf',
    'grey: window': 'grau: Zeitfenster',
    'diamond: latest start': 'Raute: spätester Start',
    "strip: intensity of the run's own zone, gCO2eq/kWh": 'Streifen: CO2-Intensität der Zone des Laufs, gCO2eq/kWh',
    'runs {0} to {1}': 'läuft {0} bis {1}',
    'no run': 'kein Lauf',
    ', latest start {0}': ', spätester Start {0}',
    'The picture could not be made': 'Das Bild ließ sich nicht erstellen',
    'The picture could not be drawn': 'Das Bild ließ sich nicht zeichnen',
  },
};

/** Language and region as the server decided for the person: {@code de-CH}. */
export function locale(): string {
  return document.documentElement.lang || 'en-GB';
}

/** The text in the person's language, its places filled. */
export function tr(english: string, ...values: unknown[]): string {
  const text = TEXTS[locale().split('-')[0]]?.[english] ?? english;
  return text.replace(/\{(\d)\}/g, (place, index) => (Number(index) < values.length ? String(values[Number(index)]) : place));
}
