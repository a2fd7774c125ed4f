namespace StaticNets;

/// <summary>The subject of a <see cref="TrainingAdvice"/>.</summary>
public enum AdviceKind
{
    /// <summary>ReLU units whose output is 0 for every row.</summary>
    DeadUnits,

    /// <summary>Sigmoid or tanh units whose output is nearly constant at the end of its range.</summary>
    SaturatedUnits,

    /// <summary>Inputs that are far larger or smaller than 1.</summary>
    InputScale,

    /// <summary>A loss that has stopped changing.</summary>
    Plateau,
}
