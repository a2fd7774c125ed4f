using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>SNET1006: <c>[Flatten]</c> is inserted above the layer.</summary>
public class InsertFlattenFixTests
{
    [Fact]
    public void InsertsALineAndLeavesComments() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            namespace Acme
            {
                [Network]
                [Input(28, 28, 1)] // an image
                // the head
                [Dense(10)] // ten digits
                public partial class Net;
            }
            """,
            """
            namespace Acme
            {
                [Network]
                [Input(28, 28, 1)] // an image
                [Flatten]
                // the head
                [Dense(10)] // ten digits
                public partial class Net;
            }
            """
        );

    [Fact]
    public void StaysBelowTheDocumentationOfTheClass() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            namespace Acme
            {
                /// <summary>A network.</summary>
                [Dense(10)]
                [Network]
                public partial class Net;

                [Input(28, 28, 1)]
                public partial class Net;
            }
            """,
            """
            namespace Acme
            {
                /// <summary>A network.</summary>
                [Flatten]
                [Dense(10)]
                [Network]
                public partial class Net;

                [Input(28, 28, 1)]
                public partial class Net;
            }
            """
        );

    [Fact]
    public void InsertsIntoAList() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            [Network, Input(28, 28), Dense(10)]
            public partial class Net;
            """,
            """
            [Network, Input(28, 28), Flatten, Dense(10)]
            public partial class Net;
            """
        );

    [Fact]
    public void InsertsIntoAListOfLines() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            [
                Network,
                Input(28, 28),
                Dropout(0.1),
                Dense(10)
            ]
            public partial class Net;
            """,
            """
            [
                Network,
                Input(28, 28),
                Dropout(0.1),
                Flatten,
                Dense(10)
            ]
            public partial class Net;
            """
        );

    [Fact]
    public void InsertsAtTheHeadOfAList() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            [Network, Input(28, 28)]
            [Dense(10), Dense(3)]
            public partial class Net;
            """,
            """
            [Network, Input(28, 28)]
            [Flatten, Dense(10), Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void InsertsBetweenListsOnOneLine() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            [Network] [Input(28, 28)] [Dense(10)] public partial class Net;
            """,
            """
            [Network] [Input(28, 28)] [Flatten] [Dense(10)] public partial class Net;
            """
        );

    [Fact]
    public void ReadsWhatTheLayerRead() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            [Network]
            [Input(4, 3)]
            [Softmax(Name = "rows")]
            [Flatten]
            [Dense(5, Name = "left")]
            [Dense(5, From = "rows", Name = "right")]
            [Add("left")]
            public partial class Net;
            """,
            """
            [Network]
            [Input(4, 3)]
            [Softmax(Name = "rows")]
            [Flatten]
            [Dense(5, Name = "left")]
            [Flatten(From = "rows")]
            [Dense(5, Name = "right")]
            [Add("left")]
            public partial class Net;
            """
        );

    [Fact]
    public void KeepsTheQualification() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            [StaticNets.Network]
            [StaticNets.Input(4, 3)]
            [global::StaticNets.Dense(5)]
            public partial class Net;
            """,
            """
            [StaticNets.Network]
            [StaticNets.Input(4, 3)]
            [global::StaticNets.Flatten]
            [global::StaticNets.Dense(5)]
            public partial class Net;
            """
        );

    [Fact]
    public void MendsSeveralNetworksAtOnce() =>
        FixHost.MendsAll(
            new InsertFlattenFix(),
            """
            [Network]
            [Input(28, 28)]
            [Dense(10)]
            public partial class First;

            [Network]
            [Input(28, 28)]
            [Dense(10)]
            public partial class Second;
            """,
            """
            [Network]
            [Input(28, 28)]
            [Flatten]
            [Dense(10)]
            public partial class First;

            [Network]
            [Input(28, 28)]
            [Flatten]
            [Dense(10)]
            public partial class Second;
            """
        );

    /// <summary>No fix is offered for a layer that needs an image, because [Flatten] would not help it.</summary>
    [Theory]
    [InlineData("Conv2D(3, 2)")]
    [InlineData("MaxPooling2D(2)")]
    [InlineData("GlobalAveragePooling2D")]
    public void OffersNothingWhereAnImageIsNeeded(string layer) =>
        FixHost.OffersNothing(
            new InsertFlattenFix(),
            $$"""
            [Network]
            [Input(28, 28)]
            [{{layer}}]
            public partial class Net;
            """
        );

    [Fact]
    public void InsertsBehindAConvolution() =>
        FixHost.Mends(
            new InsertFlattenFix(),
            """
            [Network]
            [Input(8, 8, 1)]
            [Conv2D(6, 3)]
            [BatchNormalization]
            [Dense(10)]
            public partial class Net;
            """,
            """
            [Network]
            [Input(8, 8, 1)]
            [Conv2D(6, 3)]
            [BatchNormalization]
            [Flatten]
            [Dense(10)]
            public partial class Net;
            """
        );
}
