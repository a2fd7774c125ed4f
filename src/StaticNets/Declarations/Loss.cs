namespace StaticNets;

/// <summary>What training makes small.</summary>
public enum Loss
{
    /// <summary><c>(ŷ − y)²</c>, mean over all elements.</summary>
    MeanSquaredError,

    /// <summary><c>−y ln ŷ − (1 − y) ln(1 − ŷ)</c>, mean over all elements. Needs sigmoid outputs.</summary>
    BinaryCrossEntropy,

    /// <summary><c>−Σⱼ yⱼ ln ŷⱼ</c>, mean over rows; targets are rows of probabilities (one-hot). Needs softmax outputs.</summary>
    CategoricalCrossEntropy,

    /// <summary><c>−ln ŷ_c</c>, mean over rows; targets are class indices. Needs softmax outputs.</summary>
    SparseCategoricalCrossEntropy,
}
