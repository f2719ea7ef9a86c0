/** Fonts come as style sheets from npm; the bundler puts them beside the program, nothing is fetched from elsewhere. */
declare module '@fontsource-variable/*';
