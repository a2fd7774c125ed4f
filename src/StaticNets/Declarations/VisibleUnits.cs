namespace StaticNets;

/// <summary>Which values the visible units of a restricted Boltzmann machine have.</summary>
public enum VisibleUnits
{
    /// <summary>0 or 1, with the probability <c>σ(bᵢ + Σⱼ Wᵢⱼ hⱼ)</c> of 1. Data from 0 to 1 are taken as probabilities.</summary>
    Bernoulli,

    /// <summary>Any number, with the normal distribution <c>N(bᵢ + Σⱼ Wᵢⱼ hⱼ, 1)</c>. Data should be standardised.</summary>
    Gaussian,
}
