namespace StaticNets.Generator.Layers;

/// <summary>Chooses the default initialiser.</summary>
internal static class Initializers
{
    /// <summary>The members of the library's enum <c>Initializer</c>; the library's <c>InitialValues</c> implements them.</summary>
    public static readonly IReadOnlyCollection<string> Names =
    [
        "Default",
        "Zeros",
        "HeNormal",
        "GlorotNormal",
        "HeUniform",
        "GlorotUniform",
        "Orthogonal",
        "Normal",
        "Constant",
    ];

    /// <summary>
    /// Returns the declared initialiser or, without one, the default. If the activation cuts off half of its input, the default is He's,
    /// which then keeps the variance (He et al. 2015); otherwise it is Glorot's (Glorot, Bengio 2010).
    /// </summary>
    public static string Resolve(string declared, string activation) =>
        declared != "Default" ? declared
        : CutsOff(activation) ? "HeNormal"
        : "GlorotNormal";

    /// <summary>Whether an activation cuts off most of its negative input.</summary>
    public static bool CutsOff(string activation) =>
        activation is "Relu" or "LeakyRelu" or "Elu" or "Celu" or "Swish" or "Gelu" or "GeluTanh" or "Mish" or "ThresholdedRelu";
}
