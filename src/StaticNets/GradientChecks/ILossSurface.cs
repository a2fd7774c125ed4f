namespace StaticNets;

/// <summary>A loss as a function of named tensors, with the gradient that a network claims.</summary>
internal interface ILossSurface
{
    /// <summary>Names of the tensors.</summary>
    IReadOnlyList<string> Tensors { get; }

    /// <summary>A copy of a tensor's values.</summary>
    double[] Get(string tensor);

    /// <summary>Replaces a tensor's values.</summary>
    void Set(string tensor, double[] values);

    /// <summary>The loss.</summary>
    double Loss();

    /// <summary>The derivatives of the loss by the values of a tensor, as the network computes them.</summary>
    double[] Claim(string tensor);
}
