namespace StaticNets.Generator.Tensors;

/// <summary>
/// The result of one operation for one sample, or for each time step of one. <see cref="Name"/> is the C# identifier it has in the emitted
/// code.
/// </summary>
/// <param name="Shape">The shape of one sample or, for a sequence, of one step of it.</param>
internal sealed record Value(int Id, string Name, Shape Shape)
{
    /// <summary>Number of time steps of a sequence; <see langword="null"/> for a value without steps.</summary>
    public StepCount? Steps { get; init; }

    /// <summary>Whether an initial state precedes the first step, as in a sequence that a loop carries from step to step.</summary>
    public bool HasInitialState { get; init; }

    /// <summary>Whether it lies in the caller's state object, which keeps it from one call to the next.</summary>
    public bool IsState { get; init; }
}
