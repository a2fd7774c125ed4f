namespace StaticNets;

/// <summary>The initial values of a tensor in a new network.</summary>
public enum Initializer
{
    /// <summary>
    /// For kernels, He normal if the activation is ReLU, leaky ReLU, ELU, Swish, GELU or Mish, otherwise Glorot normal; for recurrent
    /// kernels, orthogonal; for biases, zeros; for the table of an embedding, <c>U(−0.05, 0.05)</c>.
    /// </summary>
    Default,

    /// <summary>All zeros.</summary>
    Zeros,

    /// <summary><c>N(0, 2 / fan_in)</c> (He et al. 2015).</summary>
    HeNormal,

    /// <summary><c>N(0, 2 / (fan_in + fan_out))</c> (Glorot, Bengio 2010).</summary>
    GlorotNormal,

    /// <summary><c>U(−b, b)</c> with <c>b = √(6 / fan_in)</c>, which has the variance of <see cref="HeNormal"/>.</summary>
    HeUniform,

    /// <summary><c>U(−b, b)</c> with <c>b = √(6 / (fan_in + fan_out))</c>, which has the variance of <see cref="GlorotNormal"/>.</summary>
    GlorotUniform,

    /// <summary>
    /// A random matrix with orthonormal rows or columns, whichever are fewer, uniformly distributed among all such matrices (Saxe et al.
    /// 2013).
    /// </summary>
    Orthogonal,

    /// <summary>
    /// <c>N(0, σ²)</c>; σ is <see cref="KernelLayerAttribute.KernelInitializerValue"/>,
    /// <see cref="RecurrentLayerAttribute.RecurrentInitializerValue"/> or <see cref="KernelLayerAttribute.BiasInitializerValue"/>, default
    /// 0.05.
    /// </summary>
    Normal,

    /// <summary>
    /// Every element is <see cref="KernelLayerAttribute.KernelInitializerValue"/>,
    /// <see cref="RecurrentLayerAttribute.RecurrentInitializerValue"/> or <see cref="KernelLayerAttribute.BiasInitializerValue"/>, default 0.
    /// </summary>
    Constant,
}
