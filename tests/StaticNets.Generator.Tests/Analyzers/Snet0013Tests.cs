using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A class with layers needs [Network].</summary>
public class Snet0013Tests
{
    [Fact]
    public void ReportsLayersWithoutNetwork() =>
        Reports.Match(
            """
            [Input(4)]
            [Dense(3)]
            public partial class {|SNET0013:Net|};
            """,
            "'Net' has [Input] but no [Network], so that nothing is generated for it: write [Network] above the class"
        );

    [Fact]
    public void ReportsThePartWithTheLayers() =>
        Reports.Match(
            """
            public partial class Net;

            [Dense(3)]
            public partial class {|SNET0013:Net|};
            """,
            "'Net' has [Dense] but no [Network], so that nothing is generated for it: write [Network] above the class"
        );

    /// <summary>A misspelt [Network] is reported by the compiler alone.</summary>
    [Fact]
    public void AcceptsWhatTheCompilerRejects() =>
        Reports.Match(
            """
            [{|CS0246:{|CS0246:Netwrok|}|}]
            [Input(4)]
            [Dense(3)]
            public partial class Net;
            """
        );

    /// <summary>Layers are not inherited, so a derived class need not be a network.</summary>
    [Fact]
    public void AcceptsClassesOfOtherKinds() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Net;

            [Serializable]
            public class Other;

            namespace Another
            {
                public class InputAttribute : Attribute;

                [Input]
                public class Reader;
            }
            """
        );
}
