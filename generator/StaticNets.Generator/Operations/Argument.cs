using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>An argument of a call in a pass.</summary>
internal abstract record Argument
{
    public static Argument Read(Buffer buffer) => new MemoryArgument(buffer, false);

    public static Argument Write(Buffer buffer) => new MemoryArgument(buffer, true);

    /// <param name="name">The parameter's name. The emitted call includes it, so that several adjacent numbers can be told apart.</param>
    public static Argument Number(long value, string? name = null) => new NumberArgument(value, name);

    /// <summary>Creates an argument for a number of a layer: a constant, or the present value of a hyperparameter.</summary>
    public static Argument Of(LayerNumber number) =>
        number.Hyperparameter is { } path ? new HyperparameterArgument(path, number.Declared) : new RealArgument(number.Declared);

    /// <param name="name">The parameter's name, if the emitted call is to include it.</param>
    public static Argument Flag(bool value, string? name = null) => new FlagArgument(value, name);

    /// <summary>Creates an argument for the number of rows that all steps of a sequence have together.</summary>
    public static Argument RowsOf(StepCount steps) => new StepRowsArgument(steps);

    /// <summary>Creates an argument for a number of elements: the number of steps times the length of one step.</summary>
    public static Argument StepsTimes(StepCount steps, long length) =>
        steps.Constant is { } constant ? Number(constant * length) : new StepLengthArgument(length);

    /// <summary>A null reference instead of the numbers of time steps of the samples: all of them have all steps.</summary>
    public static Argument NoLengths { get; } = new NoLengthsArgument();

    public static implicit operator Argument(RuntimeArgument argument) => new PassedArgument(argument);

    /// <summary>The buffer that is passed, or <see langword="null"/>.</summary>
    public Buffer? Buffer => (this as MemoryArgument)?.Memory;

    /// <summary>Whether the argument is a buffer that the function writes.</summary>
    public bool Writes => this is MemoryArgument { IsWritten: true };
}

/// <summary>A buffer that the function reads, writes or both.</summary>
internal sealed record MemoryArgument(Buffer Memory, bool IsWritten) : Argument;

/// <summary>An integer that is known when the code is emitted.</summary>
internal sealed record NumberArgument(long Value, string? Name) : Argument;

/// <summary>A number that is known when the code is emitted.</summary>
internal sealed record RealArgument(double Value) : Argument;

/// <summary>The present value of a hyperparameter.</summary>
/// <param name="Path">The path of the hyperparameter.</param>
/// <param name="Declared">The value in the declaration.</param>
internal sealed record HyperparameterArgument(string Path, double Declared) : Argument;

/// <summary>A flag that is known when the code is emitted.</summary>
internal sealed record FlagArgument(bool Value, string? Name) : Argument;

/// <summary>A value that the pass received from its own caller.</summary>
internal sealed record PassedArgument(RuntimeArgument Value) : Argument;

/// <summary>
/// Whether a layer computes as in training: in a training step, unless the layer is frozen.
/// </summary>
/// <param name="Weights">A parameter of the layer.</param>
internal sealed record TrainingOfLayerArgument(Parameter Weights) : Argument;

/// <summary>The number of samples times a number of time steps.</summary>
internal sealed record StepRowsArgument(StepCount Steps) : Argument;

/// <summary>The number of time steps of the call times a number of elements.</summary>
internal sealed record StepLengthArgument(long Length) : Argument;

/// <summary>A null reference instead of the numbers of time steps of the samples.</summary>
internal sealed record NoLengthsArgument : Argument;
