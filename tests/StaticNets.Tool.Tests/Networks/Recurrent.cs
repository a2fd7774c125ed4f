namespace StaticNets.Tool.Tests.Networks;

/// <summary>The network of the fixture <c>recurrent</c>.</summary>
[Network]
[Input(5, 3)]
[SimpleRnn(4, ReturnSequences = true)]
[Lstm(4, ReturnSequences = true)]
[Lstm(4, ReturnSequences = true)]
[Gru(6)]
[Dense(2)]
public sealed partial class Recurrent;

/// <summary>Long short-term memories of equal shapes.</summary>
[Network]
[Input(2, 1)]
[Lstm(1, ReturnSequences = true)]
[Lstm(1, ReturnSequences = true)]
[Lstm(1)]
public sealed partial class ThreeLstms;

/// <summary>A recurrent layer without a bias.</summary>
[Network]
[Input(2, 3)]
[Lstm(1, UseBias = false)]
public sealed partial class UnbiasedLstm;

/// <summary>A gated recurrent unit with the reset gate after the product.</summary>
[Network]
[Input(2, 1)]
[Gru(1)]
public sealed partial class SmallGru;

/// <summary>A gated recurrent unit without a bias, whose weights look the same in both forms.</summary>
[Network]
[Input(2, 1)]
[Gru(1, UseBias = false)]
public sealed partial class UnbiasedGru;

/// <summary>A gated recurrent unit in the form that PyTorch cannot compute.</summary>
[Network]
[Input(2, 1)]
[Gru(1, ResetAfter = false)]
public sealed partial class ResetBefore;

/// <summary>A long short-term memory.</summary>
[Network]
[Input(2, 1)]
[Lstm(1)]
public sealed partial class SmallLstm;

/// <summary>Recurrent layers of Keras; only their names tell the first two apart.</summary>
[Network]
[Input(3, 2)]
[Lstm(2, ReturnSequences = true, Name = "reader")]
[Lstm(2, ReturnSequences = true, Name = "writer")]
[SimpleRnn(2, ReturnSequences = true)]
[Gru(2)]
public sealed partial class KerasLstm;
