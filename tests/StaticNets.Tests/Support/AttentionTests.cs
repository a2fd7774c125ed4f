using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares a network with attention with its piece in <c>Fixtures/make_sequences.py</c>. The bias of the keys adds the same number to all
/// products of a query, which softmax ignores.
/// </summary>
/// <param name="piece">The name of the piece.</param>
public abstract class AttentionTests<TNetwork>(string piece) : RecurrentTests<TNetwork>(piece)
    where TNetwork : ILearn<double>, new()
{
    private protected override string Ineffective => "key_bias";
}
