/** A template that comes with the program, as tools/yaml.ts hands it over: read, not yet checked. */
declare module '*.yaml' {
  const contents: unknown;
  export default contents;
}
