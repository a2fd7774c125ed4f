using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET1205: the recurrent layer gives all its states.</summary>
public sealed class ReturnAllStepsFixTests
{
    [Fact]
    public void AddsTheProperty() =>
        FixHost.Mends(
            new ReturnAllStepsFix(),
            """
            namespace Acme
            {
                [Network]
                [Input(9, 3)]
                [Lstm(8, UseBias = false)] // the encoder
                [Dropout(0.2)]
                [Lstm(4)]
                public partial class Net;
            }
            """,
            """
            namespace Acme
            {
                [Network]
                [Input(9, 3)]
                [Lstm(8, UseBias = false, ReturnSequences = true)] // the encoder
                [Dropout(0.2)]
                [Lstm(4)]
                public partial class Net;
            }
            """
        );

    [Fact]
    public void ReplacesTheValueInTheMiddleOfAList() =>
        FixHost.Mends(
            new ReturnAllStepsFix(),
            """
            [Network, Input(9, 3), Dropout(0.1), Gru(8, ReturnSequences = false, UseBias = false), GlobalMaxPooling1D]
            public partial class Net;
            """,
            """
            [Network, Input(9, 3), Dropout(0.1), Gru(8, ReturnSequences = true, UseBias = false), GlobalMaxPooling1D]
            public partial class Net;
            """
        );

    [Fact]
    public void MendsAStackOfLayers() =>
        FixHost.MendsAll(
            new ReturnAllStepsFix(),
            """
            [Network, Input(9, 3), Lstm(8), Lstm(7), Lstm(6), Dense(1)]
            public partial class Net;
            """,
            """
            [Network, Input(9, 3), Lstm(8, ReturnSequences = true), Lstm(7, ReturnSequences = true), Lstm(6), Dense(1)]
            public partial class Net;
            """
        );

    /// <summary>With all states, the dense layer would have no row to read.</summary>
    [Fact]
    public void OffersNothingIfTheLastStateIsReadToo() =>
        FixHost.OffersNothing(
            new ReturnAllStepsFix(),
            """
            [Network, Input(9, 3), Lstm(8), Dense(4, Name = "head"), Conv1D(4, 2, From = "lstm"), GlobalMaxPooling1D, Add("head")]
            public partial class Net;
            """
        );
}
