using System.ComponentModel;

namespace StaticNets.Runtime;

/// <summary>What a hyperparameter means; it decides about its range.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum HyperparameterKind
{
    /// <summary>The probability that an element or weight is dropped: at least 0 and below 1.</summary>
    Rate,

    /// <summary>The standard deviation of noise: above zero.</summary>
    Deviation,

    /// <summary>λ of <c>λ‖W‖₁</c>: at least 0.</summary>
    L1,

    /// <summary>λ of <c>λ/2 · ‖W‖²</c>: at least 0.</summary>
    L2,

    /// <summary>λ of <c>λ((1 − α)‖W‖₁ + α‖W‖²)</c>: at least 0.</summary>
    ElasticNet,

    /// <summary>α of the elastic net: from 0 to 1.</summary>
    ElasticNetAlpha,

    /// <summary>The largest norm of a column of weights: above zero.</summary>
    MaxNorm,

    /// <summary>The share of the moving statistics that a training step keeps: from 0 to 1.</summary>
    Decay,

    /// <summary>ε of a normalisation: above zero.</summary>
    Epsilon,
}
