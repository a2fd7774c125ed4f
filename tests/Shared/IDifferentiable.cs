namespace StaticNets.Tests.Shared;

/// <summary>A number that depends on some tensors, with the gradient that somebody claims it has.</summary>
internal interface IDifferentiable
{
    /// <summary>Names of the tensors.</summary>
    IReadOnlyList<string> Tensors { get; }

    /// <summary>Moves to another point: new values for all tensors, and for whatever else the number depends on.</summary>
    void Draw(System.Random random);

    /// <summary>The values of a tensor at this point.</summary>
    double[] Get(string tensor);

    /// <summary>Replaces the values of a tensor.</summary>
    void Set(string tensor, double[] values);

    /// <summary>The number at this point.</summary>
    double Value();

    /// <summary>The claimed derivatives of the number by the values of a tensor.</summary>
    double[] Gradient(string tensor);
}
