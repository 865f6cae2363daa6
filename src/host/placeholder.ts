export class P { }
