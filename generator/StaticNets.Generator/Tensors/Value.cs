namespace StaticNets.Generator.Tensors;

/// <summary>
/// The result of one operation for one sample or, in a sequence, for each time step of a sample. <see cref="Name"/> is the C# identifier it
/// has in the emitted code.
/// </summary>
/// <param name="Shape">The shape for one sample or, in a sequence, for one time step of a sample.</param>
internal sealed record Value(int Id, string Name, Shape Shape)
{
    /// <summary>Number of time steps of a sequence; <see langword="null"/> for a value without steps.</summary>
    public StepCount? Steps { get; init; }

    /// <summary>
    /// Whether the sequence has an initial state, as the sequence of states that a scan computes. It precedes the first step, or follows the
    /// last step if <see cref="RunsBackwards"/> is true.
    /// </summary>
    public bool HasInitialState { get; init; }

    /// <summary>Whether a scan computes the sequence from the last step to the first.</summary>
    public bool RunsBackwards { get; init; }

    /// <summary>Whether the value is in the caller's state object, which keeps it from one call to the next.</summary>
    public bool IsState { get; init; }
}
