namespace StaticNets.GradientChecks;

/// <summary>A loss as a function of named tensors, with the gradient that the network computes.</summary>
internal interface ILossSurface
{
    /// <summary>Names of the tensors.</summary>
    IReadOnlyList<string> Tensors { get; }

    /// <summary>Returns a copy of a tensor's values.</summary>
    double[] Get(string tensor);

    /// <summary>Replaces a tensor's values.</summary>
    void Set(string tensor, double[] values);

    /// <summary>Computes the loss.</summary>
    double Loss();

    /// <summary>Returns the derivatives of the loss with respect to the values of a tensor, as the network computes them.</summary>
    double[] Claim(string tensor);
}
