namespace StaticNets.Generator.Operations;

/// <summary>One argument of a call.</summary>
internal abstract record Argument
{
    public static Argument Read(Buffer buffer) => new MemoryArgument(buffer, false);

    public static Argument Write(Buffer buffer) => new MemoryArgument(buffer, true);

    /// <param name="name">The parameter's name, where several numbers stand side by side.</param>
    public static Argument Number(long value, string? name = null) => new NumberArgument(value, name);

    public static Argument Real(double value) => new RealArgument(value);

    /// <param name="name">The parameter's name.</param>
    public static Argument Flag(bool value, string? name = null) => new FlagArgument(value, name);

    public static implicit operator Argument(RuntimeArgument argument) => new PassedArgument(argument);

    /// <summary>The buffer that is handed over, or <see langword="null"/>.</summary>
    public Buffer? Buffer => (this as MemoryArgument)?.Memory;

    /// <summary>Whether it is a buffer that the function writes.</summary>
    public bool Writes => this is MemoryArgument { IsWritten: true };
}

/// <summary>A buffer that is read, written or both.</summary>
internal sealed record MemoryArgument(Buffer Memory, bool IsWritten) : Argument;

/// <summary>A whole number that is known when the code is emitted.</summary>
internal sealed record NumberArgument(long Value, string? Name) : Argument;

/// <summary>A number that is known when the code is emitted.</summary>
internal sealed record RealArgument(double Value) : Argument;

/// <summary>A truth value that is known when the code is emitted.</summary>
internal sealed record FlagArgument(bool Value, string? Name) : Argument;

/// <summary>What the pass itself was given.</summary>
internal sealed record PassedArgument(RuntimeArgument Value) : Argument;
