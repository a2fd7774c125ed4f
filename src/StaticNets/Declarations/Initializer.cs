namespace StaticNets;

/// <summary>How a new network fills a weight tensor.</summary>
public enum Initializer
{
    /// <summary>He normal before ReLU, Glorot normal otherwise.</summary>
    Default,

    /// <summary>All zeros.</summary>
    Zeros,

    /// <summary><c>N(0, 2 / fan_in)</c> (He et al. 2015).</summary>
    HeNormal,

    /// <summary><c>N(0, 2 / (fan_in + fan_out))</c> (Glorot, Bengio 2010).</summary>
    GlorotNormal,
}
