namespace StaticNets;

/// <summary>The loss that training minimises. In the formulas y is the target, ŷ the output, and j the index in a row.</summary>
public enum Loss
{
    /// <summary><c>(ŷ − y)²</c>, mean over all elements.</summary>
    MeanSquaredError,

    /// <summary><c>−y ln ŷ − (1 − y) ln(1 − ŷ)</c>, mean over all elements. Needs sigmoid outputs.</summary>
    BinaryCrossEntropy,

    /// <summary><c>−Σⱼ yⱼ ln ŷⱼ</c>, mean over rows; targets are rows of probabilities (one-hot). Needs softmax outputs.</summary>
    CategoricalCrossEntropy,

    /// <summary><c>−ln ŷ_c</c>, mean over rows; targets are class indices c. Needs softmax outputs.</summary>
    SparseCategoricalCrossEntropy,

    /// <summary><c>|ŷ − y|</c>, mean over all elements; its derivative at ŷ = y is 0.</summary>
    MeanAbsoluteError,

    /// <summary>
    /// <c>d²/2</c> up to |d| = 1, <c>|d| − ½</c> beyond, with <c>d = ŷ − y</c>; mean over all elements (Huber 1964, δ = 1).
    /// </summary>
    Huber,

    /// <summary><c>Σⱼ ln(1 + e^(−yⱼ zⱼ))</c>, mean over rows; targets are −1 or 1, outputs are scores z of any sign.</summary>
    Logistic,

    /// <summary>
    /// <c>Σⱼ max(0, 1 − yⱼ zⱼ)</c>, mean over rows; targets are −1 or 1, outputs are scores z of any sign. A single dense layer with
    /// this loss and L2 is a linear support vector machine.
    /// </summary>
    Hinge,

    /// <summary>
    /// <c>Σⱼ (ŷⱼ − yⱼ) zⱼ</c> with <c>ŷ = heaviside(z)</c>, mean over rows; targets are 0 or 1. Needs Heaviside outputs. A training step
    /// with one row is Rosenblatt's perceptron rule.
    /// </summary>
    Perceptron,

    /// <summary>
    /// The mean of <c>ŷ − y</c>. It is a metric, not a loss, because it has no lower bound; declaring it as a loss is an error of the build
    /// (SNET2005).
    /// </summary>
    MeanBiasError,

    /// <summary>
    /// <c>−ŷ_c</c>, mean over rows; targets are class indices c, outputs are logarithms of probabilities. Needs log-softmax outputs.
    /// </summary>
    NegativeLogLikelihood,
}
