using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The groups of a convolution must have equally many channels and equally many filters.</summary>
public class Snet1014Tests
{
    [Fact]
    public void ReportsChannels() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, Name = "stem")]
            [Conv2D(6, 3, Groups = {|SNET1014:3|})]
            [MaxPooling2D(2)]
            public partial class Net;
            """,
            "'conv2d' has Groups = 3, but 4 channels of 'stem' cannot be shared out evenly among 3 groups"
        );

    [Fact]
    public void ReportsFilters() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 4)]
            [Conv2D(6, 3, Groups = {|SNET1014:4|}, Padding = Padding.Same)]
            public partial class Net;
            """,
            "'conv2d' has Groups = 4, but 6 filters cannot be shared out evenly among 4 groups"
        );

    /// <summary>If channels and filters are both wrong, only the channels are reported: one error, one diagnostic.</summary>
    [Fact]
    public void ReportsChannelsWhereNeitherFits() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 4)]
            [Conv2D(7, 3, Groups = {|SNET1014:8|})]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """,
            "'conv2d' has Groups = 8, but 4 channels of 'input' cannot be shared out evenly among 8 groups"
        );

    [Fact]
    public void AcceptsGroupsThatDivideBoth() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 6)]
            [Conv2D(12, 3, Groups = 1)]
            [Conv2D(18, 1, Groups = 6)]
            [Conv2D(18, 3, Groups = 18)]
            [Conv2D(36, 3, Groups = 18)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsGroupsOfANormalisation() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 6)]
            [GroupNormalization({|SNET1014:4|})]
            [Flatten]
            [Dense(10, Inputs = 384)]
            [GroupNormalization({|SNET1014:3|})]
            public partial class Net;

            [Network]
            [Input(8, 6)]
            [GroupNormalization({|SNET1014:7|})]
            public partial class Steps;
            """,
            "'group_normalization' has Groups = 4, but 6 channels of 'input' cannot be shared out evenly among 4 groups",
            "'group_normalization_1' has Groups = 3, but 10 features of 'dense' cannot be shared out evenly among 3 groups",
            "'group_normalization' has Groups = 7, but 6 features of 'input' cannot be shared out evenly among 7 groups"
        );

    [Fact]
    public void AcceptsGroupsOfANormalisation() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 6)]
            [GroupNormalization(1)]
            [GroupNormalization(3)]
            [GroupNormalization(6)]
            public partial class Net;
            """
        );
}
