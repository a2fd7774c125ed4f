namespace StaticNets.Tests.Shared;

/// <summary>A number that depends on some tensors, with the gradient to check.</summary>
internal interface IDifferentiable
{
    /// <summary>Names of the tensors.</summary>
    IReadOnlyList<string> Tensors { get; }

    /// <summary>Draws new values for all tensors and for everything else the number depends on.</summary>
    void Draw(System.Random random);

    /// <summary>Returns the values of a tensor.</summary>
    double[] Get(string tensor);

    /// <summary>Replaces the values of a tensor.</summary>
    void Set(string tensor, double[] values);

    /// <summary>Computes the number.</summary>
    double Value();

    /// <summary>Returns the gradient to check: the derivatives with respect to the values of a tensor.</summary>
    double[] Gradient(string tensor);
}
