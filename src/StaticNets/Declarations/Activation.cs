namespace StaticNets;

/// <summary>The function applied to a layer's output: element by element, except for <see cref="Activation.Softmax"/>
/// and <see cref="Activation.LogSoftmax"/>.</summary>
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

    /// <summary>
    /// <c>f(z) = min(max(αz + β, 0), 1)</c>; α is <c>Alpha</c>, default 1/6, and β is <c>Beta</c>, default ½, so that <c>f(z) = min(max(z +
    /// 3, 0), 6) / 6</c>. Its derivative is 0 where f is 0 or 1.
    /// </summary>
    HardSigmoid,

    /// <summary><c>f(z) = z · min(max(z + 3, 0), 6) / 6</c> (Howard et al. 2019); its derivative is 0 at −3 and 1 at 3.</summary>
    HardSwish,

    /// <summary>
    /// <c>f(z) = 1</c> for z &gt; 0, else 0. Its derivative is 0, so in a network with a loss it is allowed only at the output with <see
    /// cref="Loss.Perceptron"/>.
    /// </summary>
    Heaviside,

    /// <summary><c>f(z) = z / (1 + |z|)</c> (Glorot, Bengio 2010).</summary>
    Softsign,

    /// <summary>
    /// <c>f(z) = z</c> for z &gt; 0, else <c>α(e^(z/α) − 1)</c>; α is <c>Alpha</c>, default 1. Its derivative at 0 is 1 for every α (Barron
    /// 2017).
    /// </summary>
    Celu,

    /// <summary>
    /// <c>f(z) = z</c> for z &gt; θ, else 0; θ is <c>Alpha</c>, default 1. Its derivative at θ is 0 (Konda, Memisevic, Krueger 2014).
    /// </summary>
    ThresholdedRelu,

    /// <summary>
    /// <c>f(z) = ½z(1 + tanh(√(2/π)(z + 0.044715z³)))</c>, the approximation of <see cref="Gelu"/> by tanh (Hendrycks, Gimpel 2016).
    /// </summary>
    GeluTanh,

    /// <summary>
    /// <c>f(z) = min(max(z, minimum), maximum)</c>; the bounds are <c>Minimum</c>, default −1, and <c>Maximum</c>, default 1. With the
    /// lower bound 0 it is the clipped ReLU. Its derivative at the bounds is 0.
    /// </summary>
    HardTanh,

    /// <summary><c>f(z)ᵢ = zᵢ − ln Σⱼ e^(zⱼ)</c> over the last axis: the logarithm of <see cref="Softmax"/>.</summary>
    LogSoftmax,
}
