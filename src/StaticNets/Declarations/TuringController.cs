namespace StaticNets;

/// <summary>The controller of a <see cref="NeuralTuringAttribute"/>.</summary>
public enum TuringController
{
    /// <summary>A long short-term memory, which remembers by itself too.</summary>
    Lstm,

    /// <summary>A dense layer, which remembers only by the memory.</summary>
    Dense,
}
