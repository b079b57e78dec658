// Runs before the program asks the browser for its language: this one speaks Vietnamese whatever the machine speaks.
Object.defineProperty(navigator, "language", { value: "vi" });
Object.defineProperty(navigator, "languages", { value: ["vi"] });
