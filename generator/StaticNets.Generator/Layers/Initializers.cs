namespace StaticNets.Generator.Layers;

/// <summary>Which initialiser stands for the default.</summary>
internal static class Initializers
{
    /// <summary>The members of the enum; the library fills the tensors (<c>InitialValues</c>).</summary>
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

    /// <summary>He keeps the variance behind a function that cuts off half of it (He et al. 2015); Glorot elsewhere (2010).</summary>
    public static string Resolve(string declared, string activation) =>
        declared != "Default" ? declared
        : CutsOff(activation) ? "HeNormal"
        : "GlorotNormal";

    /// <summary>Whether an activation lets little through of what is negative.</summary>
    public static bool CutsOff(string activation) => activation is "Relu" or "LeakyRelu" or "Elu" or "Swish" or "Gelu" or "Mish";
}
