namespace StaticNets;

/// <summary>The function applied to a layer's output: element by element, except for <see cref="Activation.Softmax"/>.</summary>
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

    /// <summary><c>f(z) = z</c> for z &gt; 0, else <c>αz</c>; α is <c>Alpha</c>, default 0.01. Its derivative at 0 is α.</summary>
    LeakyRelu,

    /// <summary>
    /// <c>f(z) = z</c> for z &gt; 0, else <c>α(eᶻ − 1)</c>; α is <c>Alpha</c>, default 1. Its derivative at 0 is α (Clevert et al. 2015).
    /// </summary>
    Elu,

    /// <summary>
    /// <c>f(z) = λz</c> for z &gt; 0, else <c>λα(eᶻ − 1)</c>, λ = 1.0507…, α = 1.6732… (Klambauer et al. 2017). Its derivative at 0 is λα.
    /// </summary>
    Selu,

    /// <summary><c>f(z) = z · σ(z)</c> with the sigmoid σ, also called SiLU (Elfwing et al. 2017; Ramachandran et al. 2017).</summary>
    Swish,

    /// <summary>
    /// <c>f(z) = z · Φ(z)</c> with the normal distribution function Φ (Hendrycks, Gimpel 2016), computed exactly, not approximated by tanh.
    /// </summary>
    Gelu,

    /// <summary><c>f(z) = z · tanh(ln(1 + eᶻ))</c> (Misra 2019).</summary>
    Mish,

    /// <summary><c>f(z) = ln(1 + eᶻ)</c>.</summary>
    Softplus,

    /// <summary><c>f(z) = min(max(z, 0), 6)</c>; its derivative at 0 and 6 is 0.</summary>
    Relu6,

    /// <summary><c>f(z) = min(max(z + 3, 0), 6) / 6</c>; its derivative at −3 and 3 is 0.</summary>
    HardSigmoid,

    /// <summary><c>f(z) = z · min(max(z + 3, 0), 6) / 6</c> (Howard et al. 2019); its derivative is 0 at −3 and 1 at 3.</summary>
    HardSwish,

    /// <summary>
    /// <c>f(z) = 1</c> for z &gt; 0, else 0. Its derivative is 0, so in a network with a loss it is allowed only at the output with <see
    /// cref="Loss.Perceptron"/>.
    /// </summary>
    Heaviside,
}
