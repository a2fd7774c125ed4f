namespace StaticNets;

/// <summary>The subject of a <see cref="TrainingAdvice"/>.</summary>
public enum AdviceKind
{
    /// <summary>ReLU or ReLU6 units whose gradient is 0 for every row.</summary>
    DeadUnits,

    /// <summary>Sigmoid or tanh units whose output is close to an end of its range for nearly every row.</summary>
    SaturatedUnits,

    /// <summary>Inputs that are far larger or smaller than 1.</summary>
    InputScale,

    /// <summary>A loss that has stopped changing.</summary>
    Plateau,
}
