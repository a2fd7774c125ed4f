namespace StaticNets;

/// <summary>
/// Adds a fixed encoding of its number to each step of a sequence, so that layers without an order of their own, such as
/// <see cref="MultiHeadAttentionAttribute"/>, can tell the steps apart (Vaswani et al. 2017): <c>y[t, 2i] = x[t, 2i] + sin(t /
/// 10000^(2i / features))</c>, <c>y[t, 2i + 1] = x[t, 2i + 1] + cos(t / 10000^(2i / features))</c>, with t = 0 for the first step. The shape
/// <c>[steps, features]</c> stays.
/// </summary>
public sealed class PositionalEncodingAttribute : LayerAttribute;
