namespace StaticNets;

/// <summary>The initial values of a tensor in a new network.</summary>
public enum Initializer
{
    /// <summary>He normal before ReLU, leaky ReLU, ELU, Swish, GELU and Mish, Glorot normal otherwise; zeros for biases.</summary>
    Default,

    /// <summary>All zeros.</summary>
    Zeros,

    /// <summary><c>N(0, 2 / fan_in)</c> (He et al. 2015).</summary>
    HeNormal,

    /// <summary><c>N(0, 2 / (fan_in + fan_out))</c> (Glorot, Bengio 2010).</summary>
    GlorotNormal,

    /// <summary><c>U(−b, b)</c> with <c>b = √(6 / fan_in)</c>: the variance of <see cref="HeNormal"/>.</summary>
    HeUniform,

    /// <summary><c>U(−b, b)</c> with <c>b = √(6 / (fan_in + fan_out))</c>: the variance of <see cref="GlorotNormal"/>.</summary>
    GlorotUniform,

    /// <summary>Orthonormal rows or columns, whichever are fewer, uniformly distributed (Saxe et al. 2013).</summary>
    Orthogonal,

    /// <summary><c>N(0, σ²)</c>; σ is the initialiser's value, default 0.05.</summary>
    Normal,

    /// <summary>Every element is the initialiser's value, default 0.</summary>
    Constant,
}
