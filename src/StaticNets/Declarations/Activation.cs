namespace StaticNets;

/// <summary>The function applied to every element of a layer's output.</summary>
public enum Activation
{
    /// <summary><c>f(z) = z</c>.</summary>
    Linear,

    /// <summary><c>f(z) = max(z, 0)</c>; its derivative at 0 is 0.</summary>
    Relu,

    /// <summary><c>f(z) = 1 / (1 + e⁻ᶻ)</c>.</summary>
    Sigmoid,

    /// <summary><c>f(z) = tanh z</c>.</summary>
    Tanh,

    /// <summary><c>f(z)ᵢ = e^(zᵢ) / Σⱼ e^(zⱼ)</c> over the last axis.</summary>
    Softmax,
}
